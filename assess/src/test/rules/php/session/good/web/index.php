<?php

// session_start()
session_start();
