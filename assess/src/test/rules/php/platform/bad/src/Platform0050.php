<?php

$pid = pcntl_fork();
