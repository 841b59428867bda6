<?php

// error_log('oops', 3, '/var/log/app.log');
error_log('oops');
$handler = new StreamHandler('php://stderr');
