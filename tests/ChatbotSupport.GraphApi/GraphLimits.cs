namespace ChatbotSupport.GraphApi;

/// <summary>Every number of the WhatsApp Cloud API that the stand-in insists on. Lengths are counted in UTF-16 units, the strictest reading.</summary>
public static class GraphLimits
{
    /// <summary>A plain text.</summary>
    public const int TextBody = 4096;

    /// <summary>The text above buttons or a list.</summary>
    public const int InteractiveBody = 1024;

    /// <summary>A header of text.</summary>
    public const int Header = 60;

    public const int Footer = 60;

    /// <summary>Reply buttons under a message.</summary>
    public const int Buttons = 3;

    public const int ButtonTitle = 20;

    public const int ButtonId = 256;

    /// <summary>Rows of a list, all sections together.</summary>
    public const int Rows = 10;

    public const int Sections = 10;

    public const int SectionTitle = 24;

    public const int RowTitle = 24;

    public const int RowDescription = 72;

    public const int RowId = 200;

    /// <summary>The words that open a list, and those of a button that leads to a page.</summary>
    public const int ListButton = 20;

    /// <summary>What the sender writes on the back of a message; it comes again with every status.</summary>
    public const int CallbackData = 512;

    /// <summary>Bytes of a delivery.</summary>
    public const int DeliveryBytes = 3 * 1024 * 1024;

    /// <summary>Messages to one person at once, before the slow rate begins.</summary>
    public const int PairBurst = 45;

    /// <summary>Messages a second to and from one number.</summary>
    public const int PerNumberPerSecond = 80;

    /// <summary>Service messages that cost nothing, in a month.</summary>
    public const int FreePerMonth = 1000;

    /// <summary>One message to the same person in so long, once the burst is used up.</summary>
    public static readonly TimeSpan PerPair = TimeSpan.FromSeconds(6);

    /// <summary>How long after a person's last message one may write to them freely.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>How long a delivery is tried again.</summary>
    public static readonly TimeSpan DeliveryLife = TimeSpan.FromDays(7);

    /// <summary>The longest pause between two tries of a delivery.</summary>
    public static readonly TimeSpan DeliveryPause = TimeSpan.FromMinutes(1);
}
