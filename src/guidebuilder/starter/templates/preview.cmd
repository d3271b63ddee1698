%RUN% preview
if errorlevel 1 goto failed
popd
exit /b 0

