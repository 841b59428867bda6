<?php

// new PDO('sqlite:shop.db')
$db = new PDO('sqlite::memory:');
