<?php

// move_uploaded_file($a, $b);
$image->move_uploaded_file($a);
