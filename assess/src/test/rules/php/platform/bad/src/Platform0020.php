<?php

$excel = new COM('excel.application');
