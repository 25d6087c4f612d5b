namespace OrleansBooking.Contracts.Applicants;

/// <summary>What an import's file turned out to be; a refusal for field <c>encoding</c> carries one as <c>Actual</c>, its Windows code page.</summary>
[GenerateSerializer, Alias("ImportFileEncoding")]
public enum ImportFileEncoding
{
    /// <summary>No text at all.</summary>
    Binary = 0,

    /// <summary>Shift_JIS as Windows and Excel write it; read.</summary>
    Cp932 = 932,

    Utf16 = 1200,

    Iso2022Jp = 50220,

    EucJp = 51932,

    /// <summary>With or without BOM; read.</summary>
    Utf8 = 65001,
}
