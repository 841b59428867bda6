<?php

// exec('convert in.png');
$pdo->exec('DELETE FROM t');
curl_exec($handle);
Plan::exec('x');
