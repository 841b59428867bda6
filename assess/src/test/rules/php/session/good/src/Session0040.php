<?php

// apcu_store('prices', $prices);
apcu_fetch('prices');
$cache->apcu_store('x');
