<?php

// $dbPassword = 's3cret!Pw';
define('DB_PASSWORD', getenv('DB_PASSWORD'));
$passwordField = 'password';
