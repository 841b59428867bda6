<?php

$data = 'C:\\data\\shop';
require_once '/var/www/lib/db.php';
