@echo off
rem Takes guidebuilder away again. Your guides and booklets stay where they are.
setlocal DisableDelayedExpansion
if not defined LOCALAPPDATA goto nothing
set "PLACE=%LOCALAPPDATA%\guidebuilder"
if not exist "%PLACE%" goto nothing
echo This removes guidebuilder from this computer. Your guides stay.
set "ANSWER="
set /p ANSWER=Remove it? Type y and press Enter: 
if /i not "%ANSWER%"=="y" goto kept

rem The PATH keeps its other entries, and those of them that hold names of variables.
powershell -NoProfile -ExecutionPolicy Bypass -Command "$key = Get-Item 'HKCU:\Environment'; $path = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames'); $bin = Join-Path $env:PLACE 'bin'; $kept = ($path -split ';' | Where-Object { $_ -and $_.TrimEnd('\') -ne $bin }) -join ';'; if ($kept -ne $path) { Set-ItemProperty 'HKCU:\Environment' -Name Path -Value $kept -Type ExpandString }; $menu = Join-Path ([Environment]::GetFolderPath('Programs')) 'guidebuilder'; if (Test-Path $menu) { Remove-Item -Recurse -Force $menu }"
if errorlevel 1 echo The PATH or the Start menu may still name guidebuilder.
reg delete "HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\guidebuilder" /f >nul 2>nul
cd /d "%TEMP%"
rmdir /s /q "%PLACE%\tools" "%PLACE%\bin" "%PLACE%\python"
if exist "%PLACE%\tools" goto used
echo guidebuilder is removed.
pause
rem This file may lie in that folder: both commands are in one line, for the next is not read.
rmdir /s /q "%PLACE%" & exit /b 0

:used
echo Some files are in use. Close every window of guidebuilder, and start this again.
pause
exit /b 1

:nothing
echo guidebuilder is not installed here.
pause
exit /b 0

:kept
echo Nothing was removed.
pause
exit /b 0
