REM sc create Shop
echo done
