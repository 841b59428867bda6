<?php

exec('convert in.png out.pdf');
