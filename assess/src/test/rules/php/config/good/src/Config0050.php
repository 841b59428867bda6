<?php

// 'http://10.1.2.3:8080/prices'
$url = env('PRICES_URL', 'http://localhost:8080');
$other = getenv('X') ?: 'http://localhost:8080';
$schema = 'http://www.w3.org/2001/XMLSchema';
$shown = 'https://example.com/';
