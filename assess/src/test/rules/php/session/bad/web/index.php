<?php

session_start();
