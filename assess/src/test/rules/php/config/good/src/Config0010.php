<?php

// new mysqli('localhost')
$db = new mysqli(getenv('DB_HOST'), 'shop');
$db = new PDO("mysql:host=$host;dbname=shop");
$db = new PDO(getenv('DSN'));
