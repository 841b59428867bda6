<?php

// pcntl_fork()
$knife->pcntl_fork();
pcntl_signal(SIGTERM, $stop);
