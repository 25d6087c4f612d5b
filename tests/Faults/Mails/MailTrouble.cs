namespace OrleansBooking.Faults.Mails;

/// <summary>What is wrong with the mail server.</summary>
public enum MailTrouble
{
    None,

    /// <summary>Each mail is refused for now.</summary>
    Refuses,

    /// <summary>Each mail is taken, and the answer never comes.</summary>
    Hangs,

    /// <summary>Each mail is taken, and the connection breaks before the answer.</summary>
    Drops,
}
