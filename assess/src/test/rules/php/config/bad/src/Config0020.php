<?php

$dbPassword = 's3cret!Pw';
define('DB_PASSWORD', 'tiger');
