%RUN% check
if errorlevel 1 goto failed
popd
echo.
pause
exit /b 0

