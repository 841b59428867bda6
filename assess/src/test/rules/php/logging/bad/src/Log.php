<?php

error_log('oops', 3, '/var/log/app.log');
$handler = new RotatingFileHandler('app.log');
