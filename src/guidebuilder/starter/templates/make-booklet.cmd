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
popd
exit /b 0

:refused
type "%LIST%"
del "%LIST%"
goto failed

