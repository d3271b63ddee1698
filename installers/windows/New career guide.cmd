@echo off
rem Makes a folder with a new career guide in it among your documents, and opens it.
setlocal DisableDelayedExpansion
set "PROGRAM=%LOCALAPPDATA%\guidebuilder\bin\guidebuilder.exe"
if not exist "%PROGRAM%" goto missing
set "DOCUMENTS=%USERPROFILE%\Documents"
if defined OneDrive if exist "%OneDrive%\Documents" set "DOCUMENTS=%OneDrive%\Documents"
if not exist "%DOCUMENTS%" set "DOCUMENTS=%USERPROFILE%"

echo A new career guide is made in "%DOCUMENTS%".
set "NAME="
set /p NAME=Name of its folder, for example my-guide: 
if not defined NAME set "NAME=my-guide"
set "NAME=%NAME:"=%"
set "CAREER="
set /p CAREER=First career, for example Nurse; just press Enter for a sample: 
if not defined CAREER goto sample
set "CAREER=%CAREER:"=%"
"%PROGRAM%" init "%DOCUMENTS%\%NAME%" --career "%CAREER%"
goto made
:sample
"%PROGRAM%" init "%DOCUMENTS%\%NAME%"
:made
if errorlevel 1 goto failed
start "" "%DOCUMENTS%\%NAME%"
exit /b 0

:missing
echo guidebuilder is not installed for this user.
:failed
echo.
pause
exit /b 1
