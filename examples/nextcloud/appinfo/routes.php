<?php

declare(strict_types=1);

// Both addresses lead to the one page: /apps/talk_participants/?token=abcd1234 and /apps/talk_participants/c/abcd1234.
return [
	'routes' => [
		['name' => 'page#index', 'url' => '/', 'verb' => 'GET'],
		[
			'name' => 'page#conversation',
			'url' => '/c/{token}',
			'verb' => 'GET',
			'requirements' => ['token' => '[a-z0-9]{4,30}'],
		],
	],
];
