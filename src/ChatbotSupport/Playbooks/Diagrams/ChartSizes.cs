namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>Every size of a drawn chart, in pixels. Letters are reckoned wide, because nobody knows the fonts of whoever opens the file.</summary>
internal static class ChartSizes
{
    public const double Margin = 32;
    public const double Top = 76;
    public const double Gap = 64;
    public const double Between = 28;
    public const double Lane = 12;
    public const double Padding = 14;
    public const double LineHeight = 28;
    public const double Letter = 8.6;
    public const double ChipHeight = 28;
    public const double ChipGap = 8;
    public const double ChipPadding = 10;
    public const double NarrowBox = 190;
    public const double TextBox = 340;
}
