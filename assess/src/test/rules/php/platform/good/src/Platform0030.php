<?php

// $data = 'C:\\data';
require_once __DIR__ . '/lib/db.php';
$time = 'h:mm';
