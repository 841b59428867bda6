<?php
namespace Menu;

final class Dish
{
    public function ofTheDay(): string
    {
        return 'soup';
    }
}
