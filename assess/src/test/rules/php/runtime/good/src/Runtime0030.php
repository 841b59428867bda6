<?php

// mysql_query('SELECT 1');
$rows = mysqli_query($db, 'SELECT 1');
$db->mysql_query('x');
