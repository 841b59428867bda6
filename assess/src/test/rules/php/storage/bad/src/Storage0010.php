<?php

file_put_contents('orders.json', $data);
$log = fopen('app.csv', 'ab');
