<?php

// setlocale(LC_ALL, 'de_DE');
$scene->setlocale('forest');
date_default_timezone_set('UTC');
