@echo off
rem Checks this folder: every mistake with its place and how to mend it. The same as the task in VS Code.
setlocal
chcp 65001 >nul
set "HERE=%~dp0."
if exist "%HERE%\..\ChatbotSupport.exe" (
  "%HERE%\..\ChatbotSupport.exe" check "%HERE%" --html "%TEMP%\check.html" %*
) else (
  dotnet run --project "%HERE%\..\src\ChatbotSupport" -- check "%HERE%" --html "%TEMP%\check.html" %*
)
set "RESULT=%ERRORLEVEL%"
if /i "%~1"=="" start "" "%TEMP%\check.html"
exit /b %RESULT%
