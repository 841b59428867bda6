<?php

setlocale(LC_ALL, 'de_DE');
