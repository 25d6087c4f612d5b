namespace OrleansBooking.Contracts.City;

/// <summary>The city as pages and mails present it; bound from the configuration section <c>City</c>. The defaults are the invented demo city.</summary>
public sealed class CityProfile
{
    public string Name { get; init; } = "みどり野市";

    /// <summary>Telephone of the reservation centre, as written.</summary>
    public string Phone { get; init; } = "0120-000-123";

    /// <summary>When the telephone is answered (D6).</summary>
    public string PhoneHours { get; init; } = "午前8時30分から午後6時まで（土曜日・祝日も）";

    public string PhoneClosed { get; init; } = "日曜日と12月29日から1月3日までは休み";

    /// <summary>Absolute address of the citizens' site, for mails; no trailing slash.</summary>
    public string SiteUrl { get; init; } = "http://127.0.0.1:8080";

    public string HomePage { get; init; } = "https://www.city.midorino.example.jp/";

    /// <summary>Sender of mails; citizens are told its domain for carrier filters.</summary>
    public string MailFrom { get; init; } = "yoyaku@city.midorino.example.jp";

    /// <summary>Months after the appointment at which contact fields are erased (P4).</summary>
    public int ContactRetentionMonths { get; init; } = 3;
}
