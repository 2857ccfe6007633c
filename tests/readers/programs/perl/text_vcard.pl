# Text::vCard of CPAN.
use strict;
use warnings;
use JSON::PP;
use Text::vCard::Addressbook;

my ( $form, @paths ) = @ARGV;
binmode STDOUT, ':raw';
for my $path (@paths) {
    my $found = eval {
        my $book = Text::vCard::Addressbook->new( { source_file => $path } );
        my $card = ( $book->vcards )[0];
        my %facts;
        $facts{names} = [ $card->fullname ];
        my ($name) = $card->get('n');
        $facts{name} = [ map { $name->$_ // '' } qw(family given middle prefixes suffixes) ] if $name;
        $facts{emails} = [ values_of( $card, 'email' ) ];
        $facts{phones} = [ values_of( $card, 'tel' ) ];
        $facts{titles} = [ values_of( $card, 'title' ) ];
        $facts{urls}   = [ values_of( $card, 'url' ) ];
        $facts{notes}  = [ values_of( $card, 'note' ) ];
        my ($organization) = $card->get('org');
        $facts{organization} = $organization ? [ $organization->name, grep { length } @{ $organization->unit || [] } ] : [];
        $facts{addresses} = [
            map { my $a = $_; [ map { $a->$_ // '' } qw(street city region post_code country) ] } grep { defined } $card->get('adr')
        ];
        $facts{uid} = $card->uid;
        \%facts;
    } || { refused => "$@" };
    print encode_json($found), "\n";
}

sub values_of {
    my ( $card, $name ) = @_;
    return map { $_->value } grep { defined } $card->get($name);
}
