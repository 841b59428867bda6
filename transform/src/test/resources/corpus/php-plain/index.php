<?php
header('Content-Type: text/plain');
echo 'page ' . ($_GET['n'] ?? '1');
