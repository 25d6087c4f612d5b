namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>A reservation's contact, as typed anew.</summary>
public sealed class ContactInput
{
    public string? Name { get; set; }
    public string? Kana { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>As it is on record.</summary>
    public static ContactInput Of(Details details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return new ContactInput { Name = details.Name, Kana = details.Kana, Phone = details.Phone, Email = details.Email };
    }

    /// <summary>The API's name of each field with its place on the page.</summary>
    public static string Place(string field) => "contact." + field;

    /// <summary>Shows nothing of the person.</summary>
    public override string ToString() => nameof(ContactInput);
}
