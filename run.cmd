@echo off
rem Sets Yuanwu up when needed and starts it.
rem
rem   run                  the window
rem   run WORDS...         one command (run --help lists them)
rem   run --test           all checks and all tests, without a screen
rem   run --test WORDS...  pytest alone, with these words
rem   run --bench          the figures; further words go to pytest
rem   run --soak           the long fault tests; further words go to pytest
rem
rem Exit 3: something is missing on this machine; the line to type was printed.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "VENV=%HERE%.venv"
rem Byte code makes every later start twice as fast; some machines switch it off for all.
set "PYTHONDONTWRITEBYTECODE="
set "PYTHONHOME="
set "PYTHONUTF8=1"

set "MODE=app"
set "LOCK=runtime"
if "%~1"=="--test" set "MODE=test"
if "%~1"=="--bench" set "MODE=bench"
if "%~1"=="--soak" set "MODE=soak"
if not "%MODE%"=="app" set "LOCK=dev"
set "LOCKFILE=%HERE%packaging\locks\%LOCK%.txt"

if exist "%VENV%\Scripts\python.exe" goto libraries

for %%V in (3.13 3.12 3.11 3.14) do (
    py -%%V -c "import ensurepip, venv" >nul 2>nul && set "PYTHON=py -%%V" && goto environment
)
python -c "import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >nul 2>nul
if errorlevel 1 goto nopython
set "PYTHON=python"

:environment
echo Setting up, about 100 MB, once ... 1>&2
if exist "%VENV%" rmdir /s /q "%VENV%"
%PYTHON% -m venv "%VENV%"
if errorlevel 1 goto nopython

:libraries
fc /b "%LOCKFILE%" "%VENV%\installed-%LOCK%.txt" >nul 2>nul
if not errorlevel 1 goto start
"%VENV%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r "%LOCKFILE%"
if errorlevel 1 goto nonetwork
copy /y "%HERE%packaging\locks\runtime.txt" "%VENV%\installed-runtime.txt" >nul
if "%LOCK%"=="dev" copy /y "%LOCKFILE%" "%VENV%\installed-dev.txt" >nul

:start
if not "%MODE%"=="app" goto checks
rem -P: a folder called desktop in the current directory must not be taken for the program.
set "PYTHONPATH=%HERE%;%PYTHONPATH%"
if "%~1"=="" goto window
"%VENV%\Scripts\python.exe" -P -m desktop %*
exit /b %errorlevel%

:window
start "" "%VENV%\Scripts\pythonw.exe" -P -m desktop
exit /b 0

:checks
set "REST="
:more
shift
if "%~1"=="" goto whole
set REST=%REST% %1
goto more

:whole
cd /d "%HERE%"
set "QT_QPA_PLATFORM=offscreen"
set "PYTHON=%VENV%\Scripts\python.exe"
if "%MODE%"=="bench" "%PYTHON%" -m pytest -s -m bench -o faulthandler_timeout=0 %REST%
if "%MODE%"=="soak" "%PYTHON%" -m pytest -m soak -o faulthandler_timeout=0 %REST%
if not "%MODE%"=="test" exit /b %errorlevel%
if not defined REST goto everything
"%PYTHON%" -m pytest %REST%
exit /b %errorlevel%

:everything
set "FAILED="
echo == ruff
"%PYTHON%" -m ruff check . || set "FAILED=%FAILED% ruff"
echo == import-linter
"%PYTHON%" -c "from importlinter.cli import lint_imports_command as lint; lint()" || set "FAILED=%FAILED% import-linter"
echo == mypy
"%PYTHON%" -m mypy || set "FAILED=%FAILED% mypy"
echo == pytest
"%PYTHON%" -m pytest -n auto --maxprocesses 8 --max-worker-restart 0 --dist loadfile --no-loadscope-reorder || set "FAILED=%FAILED% pytest"
if not defined FAILED exit /b 0
echo failed:%FAILED% 1>&2
exit /b 1

:nopython
echo Yuanwu needs Python 3.11 to 3.14. Please type this line, then start again: 1>&2
echo     winget install --exact --id Python.Python.3.13 1>&2
exit /b 3

:nonetwork
echo The libraries could not be fetched; is the network there? Start again to go on. 1>&2
exit /b 3
