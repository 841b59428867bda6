<?php

$rows = mysql_query('SELECT 1');
