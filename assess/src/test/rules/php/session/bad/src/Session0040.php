<?php

apcu_store('prices', $prices);
