namespace OrleansBooking.Contracts.Refusals;

/// <summary>Kinds of malformed input; the edge turns each into its own words.</summary>
[GenerateSerializer, Alias("FieldProblem")]
public enum FieldProblem
{
    Required = 0,
    TooLong = 1,
    ControlCharacters = 2,

    /// <summary>Not of the field's form: a date that does not exist, letters in a number, no @ in an address.</summary>
    Malformed = 3,

    /// <summary>Digits missing or too many; limit and actual say how many.</summary>
    WrongLength = 4,

    /// <summary>The check digit does not fit: a typing slip.</summary>
    CheckDigit = 5,

    /// <summary>A value that the system does not know.</summary>
    Unknown = 6,

    /// <summary>A date or time that has passed.</summary>
    Past = 30,

    /// <summary>Something else has this id.</summary>
    Taken = 31,
}
