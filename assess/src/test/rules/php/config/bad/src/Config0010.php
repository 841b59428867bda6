<?php

$db = new mysqli('localhost', 'shop', getenv('PW'));
$db = new PDO('mysql:host=db1;dbname=shop');
