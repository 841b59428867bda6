<?php

// mail($to, 'Order', $text);
$mailer->mail($to);
send_mail($to);
function mailer() {}
