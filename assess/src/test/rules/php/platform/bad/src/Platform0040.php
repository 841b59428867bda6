<?php

mail($to, 'Order', $text);
