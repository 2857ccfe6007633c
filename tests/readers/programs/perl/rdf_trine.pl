# RDF::Trine of CPAN.
use strict;
use warnings;
use JSON::PP;
use RDF::Trine;

my ( $form, @paths ) = @ARGV;
my %parsers = ( turtle => 'turtle', ntriples => 'ntriples', rdfxml => 'rdfxml', nquads => 'nquads', trig => 'trig' );
binmode STDOUT, ':raw';
for my $path (@paths) {
    my $found = eval {
        my $model  = RDF::Trine::Model->temporary_model;
        my $parser = RDF::Trine::Parser->new( $parsers{$form} );
        $parser->parse_file_into_model( 'http://base.example/', $path, $model );
        my $text = RDF::Trine::Serializer->new('nquads')->serialize_model_to_string($model);
        { quads => $text };
    } || { refused => "$@" };
    print JSON::PP->new->utf8->encode($found), "\n";
}
