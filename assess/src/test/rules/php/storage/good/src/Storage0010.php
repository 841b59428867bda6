<?php

// file_put_contents('orders.json', $data);
# fopen('app.csv', 'w')
$in = fopen('orders.csv', 'r');
$store->file_put_contents('x');
my_file_put_contents('x');
