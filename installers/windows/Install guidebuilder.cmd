@echo off
rem Installs guidebuilder «version» for whoever is logged on. No administrator is needed, and
rem nothing is changed outside your own folders and your own PATH. Double-click this file.
setlocal DisableDelayedExpansion
set "FROM=%~dp0"
if not exist "%FROM%wheels" goto packed
if not defined LOCALAPPDATA goto nowhere
set "PLACE=%LOCALAPPDATA%\guidebuilder"

echo Installing guidebuilder «version» into
echo "%PLACE%"
echo.
echo If this computer has no Python «python», it is fetched from the web now: about 25 MB.
echo.
set "UV_TOOL_DIR=%PLACE%\tools"
set "UV_TOOL_BIN_DIR=%PLACE%\bin"
set "UV_PYTHON_INSTALL_DIR=%PLACE%\python"
"%FROM%uv.exe" --no-config --no-cache tool install --force --python «python» --no-index --find-links "%FROM%wheels" guidebuilder==«version»
if errorlevel 1 goto failed
"%PLACE%\bin\guidebuilder.exe" --version
if errorlevel 1 goto failed

"%FROM%uv.exe" --no-config tool update-shell
if errorlevel 1 echo The program could not be put on your PATH; the files to double-click find it all the same.
copy /y "%FROM%New career guide.cmd" "%PLACE%" >nul
copy /y "%FROM%Uninstall guidebuilder.cmd" "%PLACE%" >nul

rem An entry in the list of installed programs.
set "KEY=HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\guidebuilder"
reg add "%KEY%" /f /v DisplayName /t REG_SZ /d "guidebuilder" >nul
reg add "%KEY%" /f /v DisplayVersion /t REG_SZ /d "«version»" >nul
reg add "%KEY%" /f /v InstallLocation /t REG_SZ /d "%PLACE%" >nul
reg add "%KEY%" /f /v UninstallString /t REG_EXPAND_SZ /d "\"%%LOCALAPPDATA%%\guidebuilder\Uninstall guidebuilder.cmd\"" >nul
reg add "%KEY%" /f /v NoModify /t REG_DWORD /d 1 >nul

rem An entry in the Start menu.
powershell -NoProfile -ExecutionPolicy Bypass -Command "$menu = Join-Path ([Environment]::GetFolderPath('Programs')) 'guidebuilder'; New-Item -ItemType Directory -Force $menu | Out-Null; $shell = New-Object -ComObject WScript.Shell; foreach ($name in 'New career guide', 'Uninstall guidebuilder') { $link = $shell.CreateShortcut((Join-Path $menu ($name + '.lnk'))); $link.TargetPath = Join-Path $env:PLACE ($name + '.cmd'); $link.Save() }"
if errorlevel 1 echo There is no entry in the Start menu: this computer does not let one be made.

echo.
echo Done. Begin with "New career guide" in the Start menu, or type in a new window:
echo   guidebuilder init my-guide
echo.
pause
exit /b 0

:packed
echo The folder "wheels" is not beside this file.
echo Unpack the whole archive first: click it with the right button, then "Extract All".
echo.
pause
exit /b 1

:nowhere
echo Windows does not say where programs of yours belong: LOCALAPPDATA is not set.
:failed
echo.
echo guidebuilder is NOT installed. The lines above say why. If Python could not be
echo fetched, look whether this computer is on the web; or install Python «python» for
echo yourself, and double-click this file again.
echo.
pause
exit /b 1
