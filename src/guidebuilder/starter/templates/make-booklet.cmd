set "LIST=%TEMP%\guidebuilder-%RANDOM%.txt"
%RUN% render --region all >"%LIST%"
if errorlevel 1 goto refused
echo.
echo Made:
type "%LIST%"
set "FIRST="
set /p FIRST=<"%LIST%"
del "%LIST%"
rem Paths are printed with strokes that lean forward; Windows opens the others.
start "" "%FIRST:/=\%"
rem A window that closes takes its warnings along, and its exit code does not tell of any.
%RUN% check --strict >nul 2>nul
if not errorlevel 1 goto done
echo.
echo There are warnings above; read them before you hand out the booklets.
pause
:done
popd
exit /b 0

:refused
type "%LIST%"
del "%LIST%"
goto failed

