<?php
// sabre/vobject, which Nextcloud and other servers of address books are built on.
require_once 'Sabre/VObject/autoload.php';

foreach (array_slice($argv, 2) as $path) {
    try {
        $card = Sabre\VObject\Reader::read(file_get_contents($path));
        $properties = [];
        foreach ($card->children() as $property) {
            $parts = method_exists($property, 'getParts') ? $property->getParts() : [(string) $property];
            $properties[] = [
                'name' => $property->name,
                'group' => $property->group,
                'value' => count($parts) == 1 ? $parts[0] : $parts,
            ];
        }
        $found = ['properties' => $properties];
        foreach ($card->validate() as $flaw) {
            if ($flaw['level'] == 3) {
                $found = ['refused' => $flaw['message']];
            }
        }
    } catch (Throwable $error) {
        $found = ['refused' => $error->getMessage()];
    }
    echo json_encode($found, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR), "\n";
}
