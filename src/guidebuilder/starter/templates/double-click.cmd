@echo off
rem «purpose» Double-click this file; it works wherever its folder lies.
setlocal DisableDelayedExpansion
pushd "%~dp0"
if errorlevel 1 goto failed
if not exist "guide\guide.yaml" goto alone

rem Where is guidebuilder: on the PATH, where its installer puts it, or a part of Python?
set "PROGRAM="
for %%P in (guidebuilder.exe) do set "PROGRAM=%%~$PATH:P"
if defined PROGRAM goto program
set "PROGRAM=%LOCALAPPDATA%\guidebuilder\bin\guidebuilder.exe"
if exist "%PROGRAM%" goto program
set "PROGRAM="
for %%P in (py.exe) do set "PROGRAM=%%~$PATH:P"
if not defined PROGRAM goto missing
set RUN="%PROGRAM%" -m guidebuilder
%RUN% --version >nul 2>nul
if errorlevel 1 goto missing
goto found
:program
set RUN="%PROGRAM%"
:found

«steps»
:missing
echo guidebuilder is not installed on this computer, or cannot be found.
echo Install it, then double-click this file again.
goto failed
:alone
echo There is no guide beside this file: it belongs beside the folder "guide".
echo If it lies in a zip file, unpack all of that first, then double-click it in the new folder.
:failed
popd
echo.
pause
exit /b 1
