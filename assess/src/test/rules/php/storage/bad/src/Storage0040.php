<?php

flock($handle, LOCK_EX);
