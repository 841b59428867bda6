<?php

// new COM('excel.application')
$dot = new COMMAND('x');
