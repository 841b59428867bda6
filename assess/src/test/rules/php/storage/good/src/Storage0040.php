<?php

// flock($handle, LOCK_EX);
$bird->flock();
